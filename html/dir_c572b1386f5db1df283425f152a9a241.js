var dir_c572b1386f5db1df283425f152a9a241 =
[
    [ "safetensors.hpp", "safetensors_8hpp.html", "safetensors_8hpp" ]
];