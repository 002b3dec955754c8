var structsimt_1_1profile_1_1Pattern =
[
    [ "past_sector", "structsimt_1_1profile_1_1Pattern.html#a98572df413097e7f31bb2676e85c3a26", null ],
    [ "same_address", "structsimt_1_1profile_1_1Pattern.html#a9d7af05de8ea44301559f5167783b538", null ],
    [ "shape", "structsimt_1_1profile_1_1Pattern.html#af7c7b30a7b172bd252606311d7655a71", null ],
    [ "stride", "structsimt_1_1profile_1_1Pattern.html#ac749bd66bfa858e6d953912cb4aaad38", null ]
];