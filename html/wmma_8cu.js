var wmma_8cu =
[
    [ "wmma", "wmma_8cu.html#a819a411266a605a5b905efc599ace29c", null ]
];