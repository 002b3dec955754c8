var classcuda_1_1atomic__ref =
[
    [ "atomic_ref", "classcuda_1_1atomic__ref.html#a26b14badcb621a9b1229c77e298cd8f8", null ],
    [ "atomic_ref", "classcuda_1_1atomic__ref.html#a06aca1a70d2e598ec4929179dedc7481", null ],
    [ "operator=", "classcuda_1_1atomic__ref.html#ad470ca4d3b3a0adec27acae2ef2f4556", null ],
    [ "operator=", "classcuda_1_1atomic__ref.html#a82b9024bca9d4a4216b2c0811fc9dfac", null ]
];