var classm2m_1_1DeviceMatrix =
[
    [ "DeviceMatrix", "classm2m_1_1DeviceMatrix.html#ab513f7cc556184f2d18cf2904af66c9b", null ],
    [ "DeviceMatrix", "classm2m_1_1DeviceMatrix.html#a7c14896296d671221d4487ec679997f2", null ],
    [ "DeviceMatrix", "classm2m_1_1DeviceMatrix.html#ae62be7e2c444e7ca22d292b6340cd4ec", null ],
    [ "DeviceMatrix", "classm2m_1_1DeviceMatrix.html#a286b60bda33636950d9e1faea9f37fb7", null ],
    [ "~DeviceMatrix", "classm2m_1_1DeviceMatrix.html#aae3959890a7b56dd25b4aa97461a713a", null ],
    [ "cols", "classm2m_1_1DeviceMatrix.html#a895ea3a4489bdbbb204d423ac24dd80d", null ],
    [ "data", "classm2m_1_1DeviceMatrix.html#accf9871bf7cd58ab8acc93ed39a44c92", null ],
    [ "data", "classm2m_1_1DeviceMatrix.html#a63a9ac6a3e6b14871142559e4efeff8d", null ],
    [ "download", "classm2m_1_1DeviceMatrix.html#a3078268a09bd703ad6cc89c816682fe8", null ],
    [ "operator=", "classm2m_1_1DeviceMatrix.html#a81591d1f545ff1d4206c0eb5b502425c", null ],
    [ "rows", "classm2m_1_1DeviceMatrix.html#af1569bbcc21091efaa6f9ac3c442e8e6", null ],
    [ "size", "classm2m_1_1DeviceMatrix.html#a826f4cca428bd39f4ac86e43dc17af35", null ],
    [ "to_host", "classm2m_1_1DeviceMatrix.html#a2c8768dc2150ea2a2e65f2ecc0ad290d", null ],
    [ "upload", "classm2m_1_1DeviceMatrix.html#a3eed1a1ffb91fef56256aea676868ad5", null ]
];