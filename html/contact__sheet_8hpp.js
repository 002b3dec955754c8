var contact__sheet_8hpp =
[
    [ "m2m::ContactSheet", "structm2m_1_1ContactSheet.html", "structm2m_1_1ContactSheet" ],
    [ "draw_contact_sheet", "contact__sheet_8hpp.html#ad12b4e743fa99f0039074fa2e9479a16", null ],
    [ "write_contact_sheet", "contact__sheet_8hpp.html#ac3a418d0947a5c7401b523247edf7329", null ]
];