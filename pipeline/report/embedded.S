// The page of a report as it was written, read-only.
    .section .rodata
    .macro part name, file
    .global docintake_report_\name\()_begin
    .global docintake_report_\name\()_end
docintake_report_\name\()_begin:
    .incbin "\file"
docintake_report_\name\()_end:
    .endm

    part html, page.html
    part css, page.css
    part js, page.js

    .section .note.GNU-stack, "", @progbits
