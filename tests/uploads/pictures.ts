import sharp from 'sharp';

/** What a picture is like. */
interface Looks {
  width?: number;
  height?: number;
  type?: 'jpeg' | 'png' | 'webp' | 'gif';
}

/** A picture with something in it: left half red, right half blue. */
export async function picture({ width = 900, height = 600, type = 'jpeg' }: Looks = {}): Promise<Buffer> {
  const half = await sharp({ create: { width: width >> 1, height, channels: 3, background: '#f00' } })
    .png()
    .toBuffer();
  return sharp({ create: { width, height, channels: 3, background: '#00f' } })
    .composite([{ input: half, left: 0, top: 0 }])
    .toFormat(type)
    .toBuffer();
}

/** A telephone's: lying on its side, and saying where it was taken. */
export const telephonePicture = async (): Promise<Buffer> =>
  sharp(await picture())
    .withExif({
      IFD0: { Make: 'Telephone', Copyright: 'somebody' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '55/1 45/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

/** Few bytes, and more pixels than may be decoded. */
export const bomb = async (): Promise<Buffer> =>
  sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#000' } })
    .png({ compressionLevel: 9 })
    .toBuffer();

/** A webp or gif that moves. */
export const animation = async (type: 'webp' | 'gif'): Promise<Buffer> => {
  const frame = (background: string) => ({
    create: { width: 40, height: 40, channels: 3 as const, background },
  });
  return sharp([frame('#f00'), frame('#0f0')].map((each) => ({ ...each })) as never, {
    join: { animated: true },
  })
    .toFormat(type)
    .toBuffer();
};
