var whole__vectors_8hpp =
[
    [ "SIMT_WHOLE", "whole__vectors_8hpp.html#adf2bec30c6119059dd0ddc553cc8bd9a", null ],
    [ "SIMT_WHOLE2", "whole__vectors_8hpp.html#a4a89ae2f334b0c4035a93d88f3c79a7a", null ],
    [ "SIMT_WHOLE4", "whole__vectors_8hpp.html#a8781c15a50a30b7ba3da36ccb4d5a8d0", null ],
    [ "__attribute__", "whole__vectors_8hpp.html#a8d51fee273c3c9bc39cf7a489f6ce010", null ],
    [ "constexpr", "whole__vectors_8hpp.html#adc8dc979156426c183bd51cf97d6c9fc", null ]
];