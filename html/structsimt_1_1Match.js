var structsimt_1_1Match =
[
    [ "all", "structsimt_1_1Match.html#a06c06dca71b04837a2184cbaa6c7cf81", null ],
    [ "equals", "structsimt_1_1Match.html#af06b3e00592214e7a3385876a04223e4", null ],
    [ "value", "structsimt_1_1Match.html#aafc3c5e5ec359db5c005ad57c2c987b5", null ]
];