package mall.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Area;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/// Draws the pictures of the demo goods: a still life of one simple shape on a table, coloured by
/// hue. No text, because a machine without a Chinese font would print boxes. The same name always
/// gives the same picture.
final class DemoPictures {

    /// What can stand on the table.
    enum Shape {
        CUP,
        LEAF,
        BAG,
        BEAN,
        BOTTLE,
        CAKE,
        POT
    }

    private static final int SIZE = 800;

    private DemoPictures() {}

    /// A square PNG.
    ///
    /// @param hue degrees on the colour wheel, 0 to 359
    /// @param name seeds the small differences between two pictures of one shape
    static byte[] draw(Shape shape, int hue, String name) {
        var random = new Random(name.hashCode());
        var image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        var own = (hue + random.nextInt(-12, 13) + 360) % 360;
        background(canvas, own, random);
        canvas.translate(random.nextInt(-30, 31), random.nextInt(-10, 21));
        switch (shape) {
            case CUP -> cup(canvas, own, random);
            case LEAF -> leaves(canvas, own, random);
            case BAG -> bag(canvas, own);
            case BEAN -> beans(canvas, own, random);
            case BOTTLE -> bottle(canvas, own, random);
            case CAKE -> cake(canvas, own, random);
            case POT -> pot(canvas, own);
        }
        canvas.dispose();
        return png(image);
    }

    private static void background(Graphics2D canvas, int hue, Random random) {
        canvas.setPaint(new GradientPaint(0, 0, tone(hue, 0.10f, 0.98f), 0, SIZE, tone(hue, 0.22f, 0.93f)));
        canvas.fillRect(0, 0, SIZE, SIZE);
        canvas.setColor(tone(hue, 0.16f, 1f));
        int sun = random.nextInt(300, 380);
        canvas.fill(circle(random.nextInt(180, 620), random.nextInt(180, 300), sun / 2.0));
        canvas.setColor(tone(hue + 15, 0.30f, 0.86f));
        canvas.fillRect(0, 620, SIZE, 180);
        canvas.setColor(tone(hue + 15, 0.34f, 0.80f));
        canvas.fillRect(0, 620, SIZE, 8);
    }

    private static void cup(Graphics2D canvas, int hue, Random random) {
        shadow(canvas, 400, 668, 170);
        var body = new Path2D.Double();
        body.moveTo(260, 270);
        body.lineTo(540, 270);
        body.lineTo(500, 640);
        body.quadTo(496, 668, 468, 668);
        body.lineTo(332, 668);
        body.quadTo(304, 668, 300, 640);
        body.closePath();
        canvas.setColor(new Color(255, 255, 255, 150));
        canvas.fill(body);
        var drink = new Area(body);
        drink.intersect(new Area(new Rectangle2D.Double(200, 350, 400, 400)));
        canvas.setPaint(new GradientPaint(0, 350, tone(hue, 0.45f, 0.92f), 0, 668, tone(hue, 0.62f, 0.60f)));
        canvas.fill(drink);
        for (int i = 0; i < 18; i++) {
            canvas.setColor(tone(hue, 0.70f, 0.30f));
            canvas.fill(circle(random.nextInt(325, 475), random.nextInt(570, 650), 11));
        }
        canvas.setColor(tone(hue, 0.55f, 0.75f));
        canvas.fill(new RoundRectangle2D.Double(244, 248, 312, 34, 24, 24));
        canvas.setStroke(new BasicStroke(20, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        canvas.draw(new java.awt.geom.Line2D.Double(430, 250, 470, 120));
    }

    private static void leaves(Graphics2D canvas, int hue, Random random) {
        shadow(canvas, 400, 655, 210);
        canvas.setColor(tone(hue, 0.05f, 0.99f));
        canvas.fill(new Ellipse2D.Double(190, 590, 420, 90));
        for (int i = 0; i < 11; i++) {
            var turned = (Graphics2D) canvas.create();
            turned.translate(400, 610);
            turned.rotate(Math.toRadians(-75 + i * 15 + random.nextInt(-5, 6)));
            double length = random.nextInt(200, 330);
            var leaf = new Path2D.Double();
            leaf.moveTo(0, 0);
            leaf.curveTo(-70, -length * 0.4, -45, -length * 0.8, 0, -length);
            leaf.curveTo(45, -length * 0.8, 70, -length * 0.4, 0, 0);
            turned.setColor(tone(hue, 0.50f + random.nextFloat() * 0.2f, 0.45f + random.nextFloat() * 0.3f));
            turned.fill(leaf);
            turned.setColor(tone(hue, 0.35f, 0.85f));
            turned.setStroke(new BasicStroke(3));
            turned.draw(new java.awt.geom.Line2D.Double(0, 0, 0, -length * 0.9));
            turned.dispose();
        }
    }

    private static void bag(Graphics2D canvas, int hue) {
        shadow(canvas, 400, 668, 190);
        canvas.setStroke(new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        canvas.setColor(tone(hue, 0.1f, 0.85f));
        canvas.draw(new CubicCurve2D.Double(400, 330, 420, 200, 560, 240, 560, 170));
        canvas.setColor(tone(hue, 0.60f, 0.75f));
        canvas.fill(new RoundRectangle2D.Double(510, 90, 100, 90, 12, 12));
        var pyramid = new Path2D.Double();
        pyramid.moveTo(400, 310);
        pyramid.lineTo(580, 660);
        pyramid.lineTo(220, 660);
        pyramid.closePath();
        canvas.setColor(new Color(255, 255, 255, 200));
        canvas.fill(pyramid);
        var filling = new Area(pyramid);
        filling.intersect(new Area(new Rectangle2D.Double(0, 500, SIZE, 200)));
        canvas.setPaint(new GradientPaint(0, 500, tone(hue, 0.45f, 0.70f), 0, 660, tone(hue, 0.65f, 0.42f)));
        canvas.fill(filling);
        canvas.setColor(tone(hue, 0.12f, 0.90f));
        canvas.setStroke(new BasicStroke(4));
        canvas.draw(new java.awt.geom.Line2D.Double(400, 310, 430, 660));
    }

    private static void beans(Graphics2D canvas, int hue, Random random) {
        shadow(canvas, 400, 660, 230);
        for (int i = 0; i < 70; i++) {
            double spread = 1 - i / 90.0;
            var turned = (Graphics2D) canvas.create();
            turned.translate(400 + random.nextGaussian() * 95 * spread, 640 - i * 3.4 - random.nextInt(25));
            turned.rotate(random.nextDouble() * Math.PI);
            turned.setColor(tone(hue, 0.62f, 0.24f + random.nextFloat() * 0.26f));
            turned.fill(new Ellipse2D.Double(-34, -23, 68, 46));
            turned.setColor(tone(hue, 0.66f, 0.16f));
            turned.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            turned.draw(new CubicCurve2D.Double(-30, 0, -10, -12, 10, 12, 30, 0));
            turned.dispose();
        }
    }

    private static void bottle(Graphics2D canvas, int hue, Random random) {
        int count = random.nextInt(1, 4);
        for (int i = 0; i < count; i++) {
            double left = 400 - count * 85.0 + i * 170;
            shadow(canvas, left + 85, 668, 80);
            canvas.setPaint(new GradientPaint(0, 240, tone(hue, 0.45f, 0.50f), 0, 668, tone(hue, 0.60f, 0.24f)));
            canvas.fill(new RoundRectangle2D.Double(left + 15, 290, 140, 378, 56, 56));
            canvas.fill(new Rectangle2D.Double(left + 55, 215, 60, 110));
            canvas.setColor(tone(hue + 30, 0.40f, 0.90f));
            canvas.fill(new RoundRectangle2D.Double(left + 48, 185, 74, 48, 14, 14));
            canvas.setColor(new Color(255, 255, 255, 225));
            canvas.fill(new RoundRectangle2D.Double(left + 15, 420, 140, 130, 8, 8));
            canvas.setColor(tone(hue + 30, 0.55f, 0.75f));
            canvas.fill(circle(left + 85, 485, 34));
        }
    }

    private static void cake(Graphics2D canvas, int hue, Random random) {
        shadow(canvas, 400, 664, 250);
        canvas.setColor(tone(hue, 0.04f, 0.99f));
        canvas.fill(new Ellipse2D.Double(140, 610, 520, 80));
        for (int row = 0; row < 3; row++) {
            for (int i = 0; i < 3 - row; i++) {
                double x = 400 + (i - (2 - row) / 2.0) * 150;
                double y = 585 - row * 108.0;
                canvas.setPaint(new GradientPaint(
                        0, (float) y - 50, tone(hue, 0.45f, 0.96f), 0, (float) y + 60, tone(hue, 0.62f, 0.72f)));
                canvas.fill(new RoundRectangle2D.Double(x - 68, y - 48, 136, 104, 70, 70));
                canvas.setColor(tone(hue + random.nextInt(40), 0.55f, 0.60f));
                canvas.fill(circle(x, y - 18, 14));
            }
        }
    }

    private static void pot(Graphics2D canvas, int hue) {
        shadow(canvas, 400, 664, 230);
        canvas.setColor(tone(hue, 0.30f, 0.62f));
        canvas.setStroke(new BasicStroke(30, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        canvas.draw(new CubicCurve2D.Double(560, 440, 720, 380, 720, 600, 550, 580));
        var spout = new Path2D.Double();
        spout.moveTo(270, 560);
        spout.quadTo(180, 520, 150, 380);
        spout.lineTo(190, 372);
        spout.quadTo(230, 450, 290, 460);
        spout.closePath();
        canvas.fill(spout);
        canvas.setPaint(new GradientPaint(240, 400, tone(hue, 0.22f, 0.86f), 580, 660, tone(hue, 0.36f, 0.52f)));
        canvas.fill(new Ellipse2D.Double(230, 380, 350, 290));
        canvas.setColor(tone(hue, 0.34f, 0.58f));
        canvas.fill(new Ellipse2D.Double(290, 355, 230, 66));
        canvas.fill(circle(405, 340, 26));
    }

    private static void shadow(Graphics2D canvas, double x, double y, double width) {
        canvas.setColor(new Color(0, 0, 0, 36));
        canvas.fill(new Ellipse2D.Double(x - width, y - 16, width * 2, 40));
    }

    private static Ellipse2D circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, radius * 2, radius * 2);
    }

    private static Color tone(int hue, float saturation, float brightness) {
        return Color.getHSBColor(hue / 360f, saturation, brightness);
    }

    private static byte[] png(BufferedImage image) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return out.toByteArray();
    }
}
