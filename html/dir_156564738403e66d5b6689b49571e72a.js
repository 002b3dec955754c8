var dir_156564738403e66d5b6689b49571e72a =
[
    [ "dataset.hpp", "dataset_8hpp.html", "dataset_8hpp" ],
    [ "digits.hpp", "digits_8hpp.html", "digits_8hpp" ],
    [ "fetch.hpp", "fetch_8hpp.html", "fetch_8hpp" ],
    [ "idx.hpp", "idx_8hpp.html", "idx_8hpp" ],
    [ "image.hpp", "image_8hpp.html", "image_8hpp" ]
];