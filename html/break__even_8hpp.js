var break__even_8hpp =
[
    [ "m2m::break_even::Net", "structm2m_1_1break__even_1_1Net.html", "structm2m_1_1break__even_1_1Net" ],
    [ "m2m::break_even::Kernel", "structm2m_1_1break__even_1_1Kernel.html", "structm2m_1_1break__even_1_1Kernel" ],
    [ "m2m::break_even::Assumptions", "structm2m_1_1break__even_1_1Assumptions.html", "structm2m_1_1break__even_1_1Assumptions" ],
    [ "m2m::break_even::Variant", "structm2m_1_1break__even_1_1Variant.html", "structm2m_1_1break__even_1_1Variant" ],
    [ "answer", "break__even_8hpp.html#a13d2391c978a78e2e0149139f83d0b16", null ],
    [ "crossing", "break__even_8hpp.html#aed766e0299efba30b098bc68a3365cc7", null ],
    [ "in_words", "break__even_8hpp.html#adbc92372eeda7f6513b795cd9f6de4a4", null ],
    [ "modelled_step", "break__even_8hpp.html#a8be5e96a570ef48398594be0132d5934", null ],
    [ "modelled_transfers", "break__even_8hpp.html#a5bd59a35bb86061055abc71044c8e110", null ],
    [ "sensitivity", "break__even_8hpp.html#adff259bf4ffb48670a9253f40317573e", null ],
    [ "step_kernels", "break__even_8hpp.html#a532074f2a7cde72bbe1605216156a73c", null ]
];