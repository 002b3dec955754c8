var 11__tensor__cores_2stages_8hpp =
[
    [ "mma", "11__tensor__cores_2stages_8hpp.html#ab7b01d45aa7d896e25e9160eb0465c0e", null ],
    [ "wmma", "11__tensor__cores_2stages_8hpp.html#a819a411266a605a5b905efc599ace29c", null ]
];