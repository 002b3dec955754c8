var structsimt_1_1CallType =
[
    [ "alignment", "structsimt_1_1CallType.html#acbcc2083fdab420bb3d3eb2217524ecd", null ],
    [ "destroy", "structsimt_1_1CallType.html#a4500f75101630e2d316998392afe8e9f", null ],
    [ "move", "structsimt_1_1CallType.html#a12111ccadbe6d07fd822b121d88ad75e", null ],
    [ "run_threads", "structsimt_1_1CallType.html#af6f93572ffcb1631174c45a46b9539b5", null ],
    [ "size", "structsimt_1_1CallType.html#a79ce7e9df687983ff694ad97cd113383", null ]
];