// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

namespace console {

/// Puts its items side by side, each as wide as it likes, and goes on in the next line where the room ends:
/// counts and buttons stay whole in narrow windows, with longer words and with large fonts. Mirrored where
/// the language reads from the right. Hidden items take no room. GUI thread.
class FlowLayout : public QLayout
{
public:
    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;

    void setGaps(int horizontal, int vertical);

    void addItem(QLayoutItem *item) override { m_items.append(item); }
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    int arrange(const QRect &rect, bool place) const;

    QList<QLayoutItem *> m_items;
    int m_horizontal = 8;
    int m_vertical = 8;
};

} // namespace console
