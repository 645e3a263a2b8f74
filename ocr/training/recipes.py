"""What each network learns from: kinds of lines with their share, and the fonts it never sees."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Recipe:
    kinds: str
    held_out_fonts: str
    lines: int        # of the whole training
    rate: float       # of learning, at its highest
    frame_share: float  # of the lines: trained frame by frame, the rest by CTC


RECIPES = {
    "machine": Recipe(kinds="mrz:40,number:22,code:28,latin_number:10",
                      held_out_fonts="ocr-b-sharp,gbsn,gkai,dejavu-mono,liberation-serif",
                      lines=150_000, rate=2e-3, frame_share=0.55),
    "general": Recipe(kinds="uniform:10,common:16,rare:14,name:10,address:8,authority:4,ethnicity:2,birth:4,validity:4,chinese_label:2,"
                            "number:3,company:8,latin_name:6,latin_label:3,latin_number:2,latin_date:3,"
                            "latin_uniform:3,latin_text:8,form_label:4,labelled:5,mixed:3,prose:8",
                      held_out_fonts="gbsn,gkai,liberation-serif,dejavu-sans",
                      lines=400_000, rate=2.5e-3, frame_share=0.72),
}
