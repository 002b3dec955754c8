var training_8hpp =
[
    [ "m2m::PlacedImages", "classm2m_1_1PlacedImages.html", "classm2m_1_1PlacedImages" ],
    [ "m2m::Share", "structm2m_1_1Share.html", "structm2m_1_1Share" ],
    [ "m2m::TrainingObserver", "classm2m_1_1TrainingObserver.html", "classm2m_1_1TrainingObserver" ],
    [ "m2m::TrainingPlace", "structm2m_1_1TrainingPlace.html", "structm2m_1_1TrainingPlace" ],
    [ "m2m::Training", "classm2m_1_1Training.html", "classm2m_1_1Training" ],
    [ "shuffled_order", "training_8hpp.html#a13bce1592d93bd87f0793aee8b7e1347", null ]
];