var cuda__pipeline_8hpp =
[
    [ "cuda::detail::PipelineStage< Scope >", "structcuda_1_1detail_1_1PipelineStage.html", "structcuda_1_1detail_1_1PipelineStage" ],
    [ "cuda::pipeline_shared_state< Scope, Stages >", "classcuda_1_1pipeline__shared__state.html", "classcuda_1_1pipeline__shared__state" ],
    [ "cuda::pipeline< Scope >", "classcuda_1_1pipeline.html", "classcuda_1_1pipeline" ],
    [ "pipeline_role", "cuda__pipeline_8hpp.html#a0f37655f72279a6c12a1165e4f7d3a27", [
      [ "producer", "cuda__pipeline_8hpp.html#a0f37655f72279a6c12a1165e4f7d3a27af18122ddebc4341b4ed758b3f0817da8", null ],
      [ "consumer", "cuda__pipeline_8hpp.html#a0f37655f72279a6c12a1165e4f7d3a27a1005b14bd29466723ace30d26f602f5b", null ]
    ] ],
    [ "__attribute__", "cuda__pipeline_8hpp.html#acb2a30074d8b60cc38fa55074d94352d", null ],
    [ "__attribute__", "cuda__pipeline_8hpp.html#a040817094e617c9da3fffdc80a3358c1", null ],
    [ "__attribute__", "cuda__pipeline_8hpp.html#acc2c3a187ac878afe66d60a0d73bbae4", null ],
    [ "__attribute__", "cuda__pipeline_8hpp.html#aac788467eed79bc7f036aab061dc8911", null ],
    [ "make_pipeline", "cuda__pipeline_8hpp.html#acdaa108b742a33fcdccc2b006492754f", null ],
    [ "make_pipeline", "cuda__pipeline_8hpp.html#ad7f89871e14da794c0159b1a4a95e7e8", null ],
    [ "make_pipeline", "cuda__pipeline_8hpp.html#a9d351f059b1dcf95ba399ec8aa824453", null ],
    [ "make_pipeline", "cuda__pipeline_8hpp.html#aca17134a35091e0ea242500317571d05", null ],
    [ "pipeline_consumer_wait_prior", "cuda__pipeline_8hpp.html#ac86e1c3beba3e29257f01584228a1d74", null ],
    [ "bytes", "cuda__pipeline_8hpp.html#a58f1da22a4ca8cbc363d84ec22d70173", null ],
    [ "from", "cuda__pipeline_8hpp.html#a4870170097f8d94b98bdfb2b12a11770", null ],
    [ "noexcept", "cuda__pipeline_8hpp.html#a6653f08c8762e348212d5c1cfcadb00d", null ],
    [ "to", "cuda__pipeline_8hpp.html#ad622db8a66a1adb9e3897855edb71433", null ]
];