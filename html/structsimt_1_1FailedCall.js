var structsimt_1_1FailedCall =
[
    [ "error", "structsimt_1_1FailedCall.html#a4514471690aa96d2f0072a4a0fb58975", null ],
    [ "function", "structsimt_1_1FailedCall.html#a7127dd3b838c806d14f956a9e3a200f7", null ],
    [ "launch", "structsimt_1_1FailedCall.html#a7b15aafa906dc72023863b118c6990c2", null ],
    [ "mistake", "structsimt_1_1FailedCall.html#a190eb22f189cab3186abe7ba77180a82", null ],
    [ "why", "structsimt_1_1FailedCall.html#af651fc4e7241d0d1a9f563130cb0c77f", null ]
];