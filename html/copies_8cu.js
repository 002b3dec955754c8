var copies_8cu =
[
    [ "measure_copies", "copies_8cu.html#a068f699adbf2e4bebb4c2f5476b9600f", null ],
    [ "data", "copies_8cu.html#a57ba9c584cf7756552b7d4370e93395f", null ]
];