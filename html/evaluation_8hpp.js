var evaluation_8hpp =
[
    [ "m2m::Confusion", "structm2m_1_1Confusion.html", "structm2m_1_1Confusion" ],
    [ "m2m::Evaluation", "structm2m_1_1Evaluation.html", "structm2m_1_1Evaluation" ],
    [ "m2m::Evaluator", "classm2m_1_1Evaluator.html", "classm2m_1_1Evaluator" ],
    [ "evaluate", "evaluation_8hpp.html#aeb09aca0941b341426cc526b17b00b0d", null ],
    [ "require_fitting", "evaluation_8hpp.html#abeb981bf596815d3c4b50e51da9c5fa3", null ]
];