var classm2m_1_1TemporaryDirectory =
[
    [ "TemporaryDirectory", "classm2m_1_1TemporaryDirectory.html#a4626b1e3aa34834afdb45b6c5fc1458d", null ],
    [ "~TemporaryDirectory", "classm2m_1_1TemporaryDirectory.html#a70d47577c1c1b90f9a692b648ce5500a", null ],
    [ "TemporaryDirectory", "classm2m_1_1TemporaryDirectory.html#a9750b6b32325e9ad357147ddf775a52a", null ],
    [ "operator=", "classm2m_1_1TemporaryDirectory.html#ac64bd86ce6cebc0d5028063c576186b7", null ],
    [ "path", "classm2m_1_1TemporaryDirectory.html#a61a1a486b5dcfd6029d4aed59b87af1c", null ]
];