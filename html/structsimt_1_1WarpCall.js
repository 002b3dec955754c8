var structsimt_1_1WarpCall =
[
    [ "combine", "structsimt_1_1WarpCall.html#aee08e05e612a4c7e7228724ef037b06c", null ],
    [ "mask", "structsimt_1_1WarpCall.html#a712178f9af7f81d3140abb99230fb1b3", null ],
    [ "operand", "structsimt_1_1WarpCall.html#aeb8b140e66482ef1920b5bc52138f3b2", null ],
    [ "operation", "structsimt_1_1WarpCall.html#a81632143bf926fd290bfc0385294c254", null ],
    [ "place", "structsimt_1_1WarpCall.html#aef38c26bbd5c72f13711182c0da3a20c", null ]
];