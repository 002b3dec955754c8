var dir_acc9fbaac44eee8ac3843f9ca8f82bca =
[
    [ "pipeline.cu", "pipeline_8cu.html", "pipeline_8cu" ],
    [ "pipeline.hpp", "pipeline_8hpp.html", "pipeline_8hpp" ],
    [ "step.cu", "step_8cu.html", "step_8cu" ],
    [ "step.hpp", "step_8hpp.html", "step_8hpp" ],
    [ "streams.hpp", "streams_8hpp.html", "streams_8hpp" ]
];