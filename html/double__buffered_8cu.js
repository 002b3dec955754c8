var double__buffered_8cu =
[
    [ "double_buffered", "double__buffered_8cu.html#aa17c97fe8dd55bd3ff2c538e7621b4f1", null ]
];