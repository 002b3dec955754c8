var jobs__gpu_8cu =
[
    [ "launch_empty_kernels", "jobs__gpu_8cu.html#aa1dec72e83cecd46acae1ea6e9251305", null ]
];