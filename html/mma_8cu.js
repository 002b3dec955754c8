var mma_8cu =
[
    [ "mma", "mma_8cu.html#ab7b01d45aa7d896e25e9160eb0465c0e", null ]
];