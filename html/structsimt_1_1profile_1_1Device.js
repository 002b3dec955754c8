var structsimt_1_1profile_1_1Device =
[
    [ "compute_capability", "structsimt_1_1profile_1_1Device.html#a6749e2b56d6d72312e3dc44550ae90f1", null ],
    [ "multiprocessors", "structsimt_1_1profile_1_1Device.html#afeb6480e7c920cd8d8a59b1e4c5aadee", null ],
    [ "name", "structsimt_1_1profile_1_1Device.html#a3faf00cb04388c3b5677ebf5cfb91dfa", null ]
];