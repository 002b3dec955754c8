var structsimt_1_1profile_1_1TextOptions =
[
    [ "names", "structsimt_1_1profile_1_1TextOptions.html#a6f71c0bd617879734b6b73c0a3e3bf53", null ],
    [ "width", "structsimt_1_1profile_1_1TextOptions.html#aac4952106a3305dac542aba15463767c", null ]
];