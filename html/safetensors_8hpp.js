var safetensors_8hpp =
[
    [ "m2m::Tensor", "structm2m_1_1Tensor.html", "structm2m_1_1Tensor" ],
    [ "m2m::Safetensors", "structm2m_1_1Safetensors.html", "structm2m_1_1Safetensors" ],
    [ "format_safetensors", "safetensors_8hpp.html#a87c4167612969a135b69583cd2442d41", null ],
    [ "parse_safetensors", "safetensors_8hpp.html#ad402d4429e34f3965060cb54929a665d", null ],
    [ "read_safetensors", "safetensors_8hpp.html#a2b7cd0a16449b6f33c3fe80bffd429c3", null ],
    [ "write_safetensors", "safetensors_8hpp.html#a71d6e32a613728c8945aac94ef5b6b38", null ]
];