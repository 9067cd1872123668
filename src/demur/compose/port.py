"""The port through which a language model may polish a letter.

What every adapter must hold to:

- A prompt goes to the one endpoint that the person set, whatever it answers, and nothing else goes there. The key goes
  nowhere else, and stands in no error, no answer and no output.
- An answer is there within the person's time limit, however slowly it comes in, or the call fails.
- An answer is text of bounded size. It is somebody else's text: it is checked before a letter is made of it.
- Whatever goes wrong is one `PolishFailed`, in one plain sentence that holds no word of the other side.
"""

from typing import Protocol


class Polisher(Protocol):
    """A language model."""

    def polish(self, prompt: str) -> str:
        """Ask for one text.

        Args:
            prompt: all that the model is told.

        Returns:
            What it answers, not empty, as it came.

        Raises:
            PolishFailed: there is no usable answer.
        """
        ...
