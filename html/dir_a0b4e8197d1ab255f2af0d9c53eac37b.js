var dir_a0b4e8197d1ab255f2af0d9c53eac37b =
[
    [ "experiment.hpp", "experiment_8hpp.html", "experiment_8hpp" ],
    [ "fused.cu", "fused_8cu.html", "fused_8cu" ],
    [ "fused_operations.hpp", "fused__operations_8hpp.html", "fused__operations_8hpp" ],
    [ "jobs.hpp", "08__fusion_2jobs_8hpp.html", "08__fusion_2jobs_8hpp" ],
    [ "separate.cu", "separate_8cu.html", "separate_8cu" ],
    [ "traffic.hpp", "traffic_8hpp.html", "traffic_8hpp" ]
];