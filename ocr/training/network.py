"""The convolutional CTC network: a grey line 32 pixels high to one row of class scores every 4 columns."""
import torch
from torch import nn

HEIGHT = 32
STRIDE = 4  # columns of the picture for one frame
WIDTHS = {"machine": (24, 48, 96, 192), "general": (32, 64, 128, 256)}


def convolution(inputs, outputs, kernel, stride=1):
    padding = tuple(side // 2 for side in kernel)
    return nn.Sequential(nn.Conv2d(inputs, outputs, kernel, stride, padding, bias=False),
                         nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


class Network(nn.Module):
    """Class 0 is the blank, class i the i-th character of the alphabet."""

    def __init__(self, widths, classes):
        super().__init__()
        a, b, c, d = widths
        self.body = nn.Sequential(
            convolution(1, a, (3, 3), stride=2), convolution(a, b, (3, 3)), nn.AvgPool2d(2),
            convolution(b, c, (3, 3)), convolution(c, c, (3, 3)), nn.AvgPool2d((2, 1)),
            convolution(c, d, (3, 3)), nn.AvgPool2d((4, 1)),
            convolution(d, d, (1, 5)), convolution(d, d, (1, 5)))
        self.head = nn.Conv2d(d, classes, 1)

    def features(self, lines):
        """Batch x 1 x 32 x W to batch x channels x W/4."""
        return self.body(lines)[:, :, 0]

    def scores_at(self, features):
        """Rows of features to rows of class scores: for chosen frames alone, which is what makes many classes
        affordable."""
        return nn.functional.linear(features, self.head.weight[:, :, 0, 0], self.head.bias)

    def forward(self, lines):
        """Batch x 1 x 32 x W to batch x classes x W/4."""
        return self.head(self.body(lines))[:, :, 0]
