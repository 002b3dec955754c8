var dir_e0b0725b27e2255cb62eb4c8a9864a9f =
[
    [ "copies.hpp", "04__shared__memory_2copies_8hpp.html", "04__shared__memory_2copies_8hpp" ],
    [ "double_buffered.cu", "double__buffered_8cu.html", "double__buffered_8cu" ],
    [ "register_tiled.cu", "register__tiled_8cu.html", "register__tiled_8cu" ],
    [ "stages.hpp", "04__shared__memory_2stages_8hpp.html", "04__shared__memory_2stages_8hpp" ],
    [ "tiled.cu", "tiled_8cu.html", "tiled_8cu" ],
    [ "vectorized.cu", "vectorized_8cu.html", "vectorized_8cu" ],
    [ "words.hpp", "words_8hpp.html", "words_8hpp" ]
];