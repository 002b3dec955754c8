var dir_151e2ce26f5e5b28ee23cc83b2283815 =
[
    [ "mma.cu", "mma_8cu.html", "mma_8cu" ],
    [ "stages.hpp", "11__tensor__cores_2stages_8hpp.html", "11__tensor__cores_2stages_8hpp" ],
    [ "wmma.cu", "wmma_8cu.html", "wmma_8cu" ]
];