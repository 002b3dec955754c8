var structsimt_1_1profile_1_1Figure =
[
    [ "ideal", "structsimt_1_1profile_1_1Figure.html#a31663a9a1f10d987f2b872d38a705f8e", null ],
    [ "key", "structsimt_1_1profile_1_1Figure.html#a0359a6793052e98fd198458e57f96725", null ],
    [ "name", "structsimt_1_1profile_1_1Figure.html#a544b7bd793c023f9ab332e67074d0b31", null ],
    [ "nsight", "structsimt_1_1profile_1_1Figure.html#a71ee30c205ae1ef5e3fee96a91e673e2", null ],
    [ "quality", "structsimt_1_1profile_1_1Figure.html#ae00e0bbc09ec03d40f6b4c54a8a2fa7e", null ],
    [ "shown", "structsimt_1_1profile_1_1Figure.html#ab65ada4744222aa35a61eee2fd3e86bb", null ],
    [ "value", "structsimt_1_1profile_1_1Figure.html#aca93dc2a308177555dcfb7a41d621aa8", null ]
];