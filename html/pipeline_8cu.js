var pipeline_8cu =
[
    [ "in_one_stream", "pipeline_8cu.html#a8e269d442fb0780ebe19974205aa448f", null ],
    [ "in_pieces", "pipeline_8cu.html#a8dbf66125e8e00b694afc4be01953cba", null ]
];