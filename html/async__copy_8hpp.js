var async__copy_8hpp =
[
    [ "simt::CopyUnit< 4 >", "structsimt_1_1CopyUnit_3_014_01_4.html", "structsimt_1_1CopyUnit_3_014_01_4" ],
    [ "simt::CopyUnit< 8 >", "structsimt_1_1CopyUnit_3_018_01_4.html", "structsimt_1_1CopyUnit_3_018_01_4" ],
    [ "simt::CopyUnit< 16 >", "structsimt_1_1CopyUnit_3_0116_01_4.html", "structsimt_1_1CopyUnit_3_0116_01_4" ],
    [ "__attribute__", "async__copy_8hpp.html#ab91eb6f601b108e71d5ac55ecbe5fe5a", null ],
    [ "commit_copies", "async__copy_8hpp.html#a98ddf2cba3a4da7d175aa177e8acdf03", null ],
    [ "if", "async__copy_8hpp.html#ad8f21aaee5ab72f04c3370a883b44bf6", null ],
    [ "issue_copy", "async__copy_8hpp.html#ad252bde4c3af865839717ff23d4df313", null ],
    [ "issue_copy", "async__copy_8hpp.html#a02228c65624ca91a26d707b9c33d9e62", null ],
    [ "wait_for_all_copies", "async__copy_8hpp.html#aa63d12a655fe59ef44a29a3b0b44d99d", null ],
    [ "wait_for_copies", "async__copy_8hpp.html#a85ad9d37fc675683bfca2f8629e9a272", null ],
    [ "else", "async__copy_8hpp.html#a89dff184a4e4ee72bce2cc8117dfa5d6", null ],
    [ "from", "async__copy_8hpp.html#a3986d9cbe80a133403358221703af385", null ],
    [ "noexcept", "async__copy_8hpp.html#abd37e91b989bafc62c507fa595c3c2c8", null ],
    [ "stands_at", "async__copy_8hpp.html#a2385998be90cfbe5c9ae92e06e8b719f", null ],
    [ "value", "async__copy_8hpp.html#a66162fa3d04f5e419b6b09690126d3b0", null ]
];