var classsimt_1_1check_1_1BarrierCheck =
[
    [ "BarrierCheck", "classsimt_1_1check_1_1BarrierCheck.html#a101d619be11377314a271d33e6fd66d7", null ],
    [ "barrier_reached", "classsimt_1_1check_1_1BarrierCheck.html#ae5aa1c1de8c63a357c6396db3b4b9aa2", null ],
    [ "block_ends", "classsimt_1_1check_1_1BarrierCheck.html#a299e1fd293b7fb77c24d7e9f50eff167", null ],
    [ "kernel_failed", "classsimt_1_1check_1_1BarrierCheck.html#ab5977b0b72f2f9c87df8eb57de01c3b0", null ],
    [ "shuffled", "classsimt_1_1check_1_1BarrierCheck.html#a479a0eb30ed4559c6634372f4a51de46", null ]
];