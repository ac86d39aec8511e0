// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QVBoxLayout;

namespace widgets {

class Label;

/// A panel with a header of 36 px (title left, meta text and controls right), a hairline and room for
/// content. Cards never nest. Without title and meta there is no header.
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(const QString &title = {}, const QString &meta = {}, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setMeta(const QString &meta);
    /// Puts a control at the right end of the header.
    void addHeaderWidget(QWidget *widget);
    /// Where the content goes. Padding 12, or none when flush (tables, gauges).
    QVBoxLayout *content() const { return m_content; }
    void setFlush(bool flush);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateHeader();

    QWidget *m_header = nullptr;
    QHBoxLayout *m_headerLayout = nullptr;
    Label *m_title = nullptr;
    Label *m_meta = nullptr;
    QVBoxLayout *m_content = nullptr;
    bool m_hasControls = false;
};

} // namespace widgets
