cli-paper = A decision as a paper for signature, filing or publication: PDF or DOCX.
    .decision = Id of the decision.
    .out = File to write; its ending chooses the form (.pdf, .docx).
cli-paper-done = Written: { $file }
