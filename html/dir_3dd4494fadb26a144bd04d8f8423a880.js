var dir_3dd4494fadb26a144bd04d8f8423a880 =
[
    [ "coalesced.cu", "coalesced_8cu.html", "coalesced_8cu" ],
    [ "naive.cu", "naive_8cu.html", "naive_8cu" ],
    [ "stages.hpp", "03__naive__cuda_2stages_8hpp.html", "03__naive__cuda_2stages_8hpp" ]
];