var classm2m_1_1Flag =
[
    [ "Flag", "classm2m_1_1Flag.html#aa9a1db29cd5eb3f75977aacb7fbc02dc", null ],
    [ "description", "classm2m_1_1Flag.html#ad5ae9bf8dd0d1d4a9b07706f0fc051ca", null ],
    [ "excludes", "classm2m_1_1Flag.html#a57cdebcf05c978c69662fdd9cb6d93cb", null ],
    [ "existing_directory", "classm2m_1_1Flag.html#a93e96499bacee2236e23b6a2a10eefec", null ],
    [ "given", "classm2m_1_1Flag.html#a94458171ad8bb86470381f06ec9f6fe4", null ],
    [ "required", "classm2m_1_1Flag.html#a43fd917a6684ac024ecc7295d85ad486", null ],
    [ "show_default", "classm2m_1_1Flag.html#a629e0afe0aa07da6c421d7d86511abb1", null ],
    [ "type_name", "classm2m_1_1Flag.html#a6f6d0d135e9e2dcee218e9742eb969d4", null ]
];