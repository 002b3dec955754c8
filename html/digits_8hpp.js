var digits_8hpp =
[
    [ "make_digits", "digits_8hpp.html#ac0d597f12aaaf166f8b5b9111bc3a4d8", null ]
];