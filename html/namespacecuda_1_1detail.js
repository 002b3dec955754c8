var namespacecuda_1_1detail =
[
    [ "NoCompletion", "structcuda_1_1detail_1_1NoCompletion.html", "structcuda_1_1detail_1_1NoCompletion" ],
    [ "PipelineStage", "structcuda_1_1detail_1_1PipelineStage.html", "structcuda_1_1detail_1_1PipelineStage" ]
];