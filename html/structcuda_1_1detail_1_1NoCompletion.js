var structcuda_1_1detail_1_1NoCompletion =
[
    [ "operator()", "structcuda_1_1detail_1_1NoCompletion.html#a96259825e0b3a5bc99b1ab6b2846f662", null ]
];