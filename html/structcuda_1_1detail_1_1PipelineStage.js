var structcuda_1_1detail_1_1PipelineStage =
[
    [ "consumed", "structcuda_1_1detail_1_1PipelineStage.html#a26f502d7a9ab71c45b3ab554df5f8ebd", null ],
    [ "produced", "structcuda_1_1detail_1_1PipelineStage.html#ada3a1b390e740a82f82164348d86daaf", null ]
];