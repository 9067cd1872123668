"""What a language model may ask and propose, by the Model Context Protocol; it can't approve, send or decide."""
