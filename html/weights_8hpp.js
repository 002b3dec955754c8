var weights_8hpp =
[
    [ "m2m::Weights", "structm2m_1_1Weights.html", "structm2m_1_1Weights" ],
    [ "m2m::Weights::Layer", "structm2m_1_1Weights_1_1Layer.html", "structm2m_1_1Weights_1_1Layer" ],
    [ "m2m::Prediction", "structm2m_1_1Prediction.html", "structm2m_1_1Prediction" ],
    [ "append_tensors", "weights_8hpp.html#a9cadc1b14aca0a2f5ac3fee3161f7790", null ],
    [ "extract_weights", "weights_8hpp.html#a8d25f5a1ef8d93ca78ef80706fed63a4", null ],
    [ "initial_weights", "weights_8hpp.html#a5382af76352f4a0c226be6bb64d03abf", null ],
    [ "load_weights", "weights_8hpp.html#aaf9314c7cd89cc708b0563efb63f2723", null ],
    [ "parse_weights", "weights_8hpp.html#a85dad6fee80b7ec91fe52f86c0c6bb8b", null ],
    [ "predict", "weights_8hpp.html#ad7ba98b08d095b6a2a533c43177784d5", null ],
    [ "save_weights", "weights_8hpp.html#a8634364ff0d9648f62c19e4194efce68", null ]
];