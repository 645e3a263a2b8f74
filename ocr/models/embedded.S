// The model files as they are, read-only, so that all processes share them.
    .section .rodata
    .macro model name, file
    .balign 64
    .global docintake_\name\()_model_begin
    .global docintake_\name\()_model_end
docintake_\name\()_model_begin:
    .incbin "\file"
docintake_\name\()_model_end:
    .endm

    model machine, machine.model
    model general, general.model

    .section .note.GNU-stack, "", @progbits
