var dir_2f0fb3eb6c6fbd40faf6a6c150b82cf7 =
[
    [ "claims.hpp", "00__your__machine_2claims_8hpp.html", "00__your__machine_2claims_8hpp" ],
    [ "copies.cu", "copies_8cu.html", "copies_8cu" ],
    [ "machine.hpp", "chapters_200__your__machine_2machine_8hpp.html", "chapters_200__your__machine_2machine_8hpp" ]
];