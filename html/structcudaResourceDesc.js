var structcudaResourceDesc =
[
    [ "array", "structcudaResourceDesc.html#ad3316a0430bbfd23bd77a333c5a368a7", null ],
    [ "array", "structcudaResourceDesc.html#ae20ed4d6562c25edd6682d370fdbbce2", null ],
    [ "desc", "structcudaResourceDesc.html#a2348edd1b2e76aec8df393ccec228b80", null ],
    [ "devPtr", "structcudaResourceDesc.html#a002aab9a499eb9fca0592f788da1d986", null ],
    [ "flags", "structcudaResourceDesc.html#a01eb1a2fec883863f13436ac28f75b60", null ],
    [ "height", "structcudaResourceDesc.html#ad29a0ce3d9bcfa5581c32c4db0fc8f28", null ],
    [ "linear", "structcudaResourceDesc.html#aaaac2d185f06a54e0a5e3b7eba49747a", null ],
    [ "mipmap", "structcudaResourceDesc.html#a13f1040b6be810526704b34b2e77a118", null ],
    [ "mipmap", "structcudaResourceDesc.html#a1656247bcf23cdae622b3a4b6936fa71", null ],
    [ "pitch2D", "structcudaResourceDesc.html#a578bd0757b92ebbe93443f18842a6227", null ],
    [ "pitchInBytes", "structcudaResourceDesc.html#a9c2ced8637b49dc09a51d3743ff618c3", null ],
    [ "res", "structcudaResourceDesc.html#a12e23a4c23a0ccb8820448311a8cf7d2", null ],
    [ "reserved", "structcudaResourceDesc.html#a299cb3465cc7366789b928b55b25cb16", null ],
    [ "reserved", "structcudaResourceDesc.html#a5f804c4c29e7aeed09b636484b2c3dcf", null ],
    [ "resType", "structcudaResourceDesc.html#a255ea76a61123e6047941f489bce1536", null ],
    [ "sizeInBytes", "structcudaResourceDesc.html#a9f75c8299d2c6be36f59f3ea2dbf15c3", null ],
    [ "width", "structcudaResourceDesc.html#accf84bfcc204cab1de5e791ec2e09553", null ]
];