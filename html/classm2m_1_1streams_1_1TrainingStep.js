var classm2m_1_1streams_1_1TrainingStep =
[
    [ "Parts", "structm2m_1_1streams_1_1TrainingStep_1_1Parts.html", "structm2m_1_1streams_1_1TrainingStep_1_1Parts" ],
    [ "TrainingStep", "classm2m_1_1streams_1_1TrainingStep.html#a77c90a49e0faa7fbdb77ca7f24f23517", null ],
    [ "~TrainingStep", "classm2m_1_1streams_1_1TrainingStep.html#a51dc10b2509de122a92403d01c884935", null ],
    [ "TrainingStep", "classm2m_1_1streams_1_1TrainingStep.html#acbef9337241092f263ee68805298e0d0", null ],
    [ "launch_graph", "classm2m_1_1streams_1_1TrainingStep.html#a3e453cca5af0a7a7df015385c6d71b30", null ],
    [ "launch_pieces", "classm2m_1_1streams_1_1TrainingStep.html#a47c5a940b0dfa76bcdbc72d7b0cc663c", null ],
    [ "nodes", "classm2m_1_1streams_1_1TrainingStep.html#afe48ed16c7e7240323e5efeaa73638b7", null ],
    [ "operator=", "classm2m_1_1streams_1_1TrainingStep.html#abceaceba82f76e7de305a19a99c5e627", null ],
    [ "wait", "classm2m_1_1streams_1_1TrainingStep.html#a37e58e2cbff6281a39c6109b0b5ef646", null ],
    [ "weights", "classm2m_1_1streams_1_1TrainingStep.html#a4c7bcc0a91e9075bdd4fb8c18ca979e3", null ]
];